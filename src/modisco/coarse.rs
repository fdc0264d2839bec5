//! Coarse similarity: the cosine of two seqlets' gapped k-mers.
//!
//! Each choice of four to six of a seqlet's most important positions within a span of fifteen is a gapped k-mer; its
//! score is the mean of their contributions. The scores are the seqlet's embedding.

use super::ModiscoOptions;
use super::tracks::{Seqlet, Tracks};
use rayon::prelude::*;

/// Number of most important positions of a seqlet that are used.
const POSITIONS: usize = 20;
/// Minimum and maximum number of letters of a gapped k-mer.
const MIN_LETTERS: usize = 4;
const MAX_LETTERS: usize = 6;
/// Maximum span of a gapped k-mer, positions.
const SPAN: usize = 15;
/// Number of gapped k-mers kept, those with the largest absolute scores.
const MAX_KMERS: usize = 500;

/// The nearest neighbours of a seqlet, itself first, with their similarities.
#[derive(Clone, Debug, Default)]
pub struct Near {
    /// Their indices.
    pub index: Vec<usize>,
    /// Coarse similarities, descending.
    pub coarse: Vec<f64>,
    /// Fine similarities; empty until they are computed.
    pub fine: Vec<f64>,
}

/// Gapped k-mers and scores, ascending by k-mer; the scores have Euclidean norm 1.
type Embedding = Vec<(u64, f64)>;

/// The neighbours of each seqlet, by the larger similarity of both strands.
pub fn neighbours(tracks: &Tracks, seqlets: &[Seqlet], options: &ModiscoOptions) -> Vec<Near> {
    let embed = |reverse: bool| -> Vec<Embedding> {
        let strand = |seqlet: Seqlet| if reverse { seqlet.reverse_complement() } else { seqlet };
        seqlets.iter().map(|&seqlet| embedding(&tracks.read(strand(seqlet)))).collect()
    };
    let forward = embed(false);
    let backward = options.both_strands.then(|| embed(true));
    let indices: Vec<Inverted> = std::iter::once(&forward).chain(&backward).map(|all| Inverted::new(all)).collect();
    let count = (options.neighbours + 1).min(seqlets.len());
    forward
        .par_iter()
        .enumerate()
        .map(|(own, embedding)| {
            let mut best = vec![0.0f64; seqlets.len()];
            for inverted in &indices {
                let similar = inverted.cosines(embedding, seqlets.len());
                best.iter_mut().zip(similar).for_each(|(best, new)| *best = best.max(new));
            }
            let mut order: Vec<usize> = (0..seqlets.len()).collect();
            order.sort_by(|&a, &b| (b == own).cmp(&(a == own)).then(best[b].total_cmp(&best[a])).then(a.cmp(&b)));
            order.truncate(count);
            Near { coarse: order.iter().map(|&index| best[index]).collect(), index: order, fine: Vec::new() }
        })
        .collect()
}

fn embedding(read: &[(usize, f64)]) -> Embedding {
    let mut order: Vec<usize> = (0..read.len()).collect();
    order.sort_by(|&a, &b| read[b].1.total_cmp(&read[a].1).then(a.cmp(&b)));
    order.truncate(POSITIONS);
    order.sort_unstable();
    let mut all = Vec::new();
    for first in 0..order.len() {
        extend(read, &order, &[first], (0, 0.0), &mut all);
    }
    all.sort_by_key(|&(kmer, _)| kmer);
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    all.truncate(MAX_KMERS);
    all.sort_by_key(|&(kmer, _)| kmer);
    let norm = all.iter().map(|(_, score)| score * score).sum::<f64>().sqrt();
    if norm > 0.0 {
        all.iter_mut().for_each(|(_, score)| *score /= norm);
    }
    all
}

/// Adds the gapped k-mer of the positions `chosen`, and all its extensions. `before` is the code and the sum of
/// contributions of all but its last position.
fn extend(read: &[(usize, f64)], order: &[usize], chosen: &[usize], before: (u64, f64), all: &mut Embedding) {
    let (Some(&first), Some(&last)) = (chosen.first(), chosen.last()) else { return };
    let position = order[last];
    let span = position - order[first];
    let (code, contribution) = read[position];
    let kmer = before.0 + (code as u64 + 1) * 5u64.pow(span as u32);
    let sum = before.1 + contribution;
    if chosen.len() >= MIN_LETTERS {
        all.push((kmer, sum / chosen.len() as f64));
    }
    if chosen.len() == MAX_LETTERS {
        return;
    }
    for next in last + 1..order.len() {
        if order[next] - order[first] >= SPAN {
            break;
        }
        extend(read, order, &[chosen, &[next]].concat(), (kmer, sum), all);
    }
}

/// The seqlets that contain each gapped k-mer.
struct Inverted {
    /// (k-mer, seqlet, score), ascending.
    entries: Vec<(u64, usize, f64)>,
}

impl Inverted {
    fn new(embeddings: &[Embedding]) -> Self {
        let entry = |(seqlet, embedding): (usize, &Embedding)| {
            embedding.iter().map(move |&(kmer, score)| (kmer, seqlet, score)).collect::<Vec<_>>()
        };
        let mut entries: Vec<(u64, usize, f64)> = embeddings.iter().enumerate().flat_map(entry).collect();
        entries.sort_by_key(|&(kmer, seqlet, _)| (kmer, seqlet));
        Self { entries }
    }

    /// The cosine of an embedding with each of `count` seqlets.
    fn cosines(&self, embedding: &Embedding, count: usize) -> Vec<f64> {
        let mut sums = vec![0.0; count];
        for &(kmer, score) in embedding {
            let from = self.entries.partition_point(|entry| entry.0 < kmer);
            for &(_, seqlet, other) in self.entries[from..].iter().take_while(|entry| entry.0 == kmer) {
                sums[seqlet] += score * other;
            }
        }
        sums
    }
}
