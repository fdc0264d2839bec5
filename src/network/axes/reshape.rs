//! Reshapes that keep the role of every axis.

use super::{Axes, Role};

impl Axes {
    /// The axes after a reshape to `shape` (0 copies a size, −1 is inferred); `None` when it mixes sequences, or
    /// positions and channels. `batch` is the size of the batch.
    pub fn reshape(&self, shape: &[i64], batch: usize, positions: usize) -> Option<Self> {
        let dims = self.dims(batch, positions);
        let front = match self.roles.first()? {
            Role::Batch => None,
            Role::Each => Some(Role::Length),
            _ => return None,
        };
        let expand = |&role: &Role| if role == Role::Flat { self.flat.clone() } else { vec![role] };
        let all = front.into_iter().chain(self.roles[1..].iter().flat_map(expand));
        let old: Vec<Role> = all.filter(|&role| self.size(role, batch, positions) != 1).collect();
        let copies = |size: i64| size == 0 && front.is_none();
        let keeps =
            |size: usize| move |first: i64| first == -1 || usize::try_from(first).is_ok_and(|first| first == size);
        let by_sequence = |first: i64| keeps(batch)(first) || copies(first);
        let by_position = |first: i64| keeps(batch.saturating_mul(positions))(first) || first == 0 && front.is_some();
        let regrouped = |kept: Role, old: &[Role], fits: &dyn Fn(i64) -> bool| {
            let mut sizes = old.iter().map(|&role| self.size(role, batch, positions));
            let total = sizes.try_fold(1_usize, |product, size| product.checked_mul(size))?;
            let rest = requested(&shape[1..], &dims, shape[0] != -1, total)?;
            fits(shape[0]).then(|| Regroup::new(old, positions).all(kept, &rest))?
        };
        shape.first()?;
        regrouped(Role::Batch, &old, &by_sequence).or_else(|| match old.split_first() {
            Some((Role::Length, channels)) => regrouped(Role::Each, channels, &by_position),
            _ => None,
        })
    }
}

/// Assigns old axes to new ones, in order.
struct Regroup {
    /// The old axes without those of size 1.
    old: Vec<Role>,
    next: usize,
    positions: usize,
    flat: Vec<Role>,
}

impl Regroup {
    fn new(old: &[Role], positions: usize) -> Self {
        Self { old: old.to_vec(), next: 0, positions, flat: Vec::new() }
    }

    /// The axes of sizes `rest` after one of the role `first`; `None` where the old axes do not fit.
    fn all(mut self, first: Role, rest: &[usize]) -> Option<Axes> {
        let mut roles = vec![first];
        let mut remaining = rest;
        while let Some((&dim, _)) = remaining.split_first() {
            let (taken, count) = if dim == 1 { (vec![Role::Unit], 1) } else { self.take(remaining)? };
            roles.extend(taken);
            remaining = &remaining[count..];
        }
        (self.next == self.old.len()).then_some(Axes { roles, flat: self.flat })
    }

    fn size(&self, role: Role) -> usize {
        match role {
            Role::Feature { size, .. } => size,
            _ => self.positions,
        }
    }

    /// The roles of the first of `dims`, or of all those that one old axis is split into, and their number.
    fn take(&mut self, dims: &[usize]) -> Option<(Vec<Role>, usize)> {
        let first = *self.old.get(self.next)?;
        let size = self.size(first);
        if dims[0] == size {
            self.next += 1;
            return Some((vec![first], 1));
        }
        if dims[0] < size { self.split(first, dims) } else { self.merge(dims[0]).map(|role| (vec![role], 1)) }
    }

    fn split(&mut self, role: Role, dims: &[usize]) -> Option<(Vec<Role>, usize)> {
        let Role::Feature { size, stride } = role else { return None };
        let mut product = 1_usize;
        let count = 1 + dims.iter().position(|&dim| {
            product = product.saturating_mul(dim);
            product >= size
        })?;
        if product != size {
            return None;
        }
        self.next += 1;
        let mut rest = size;
        let roles = dims[..count].iter().map(|&dim| {
            rest /= dim;
            Role::feature(dim, stride * rest)
        });
        Some((roles.collect(), count))
    }

    fn merge(&mut self, dim: usize) -> Option<Role> {
        let mut product = 1_usize;
        let count = 1 + self.old[self.next..].iter().position(|&role| {
            product = product.saturating_mul(self.size(role));
            product >= dim
        })?;
        if product != dim {
            return None;
        }
        let group = &self.old[self.next..self.next + count];
        self.next += count;
        let nested = |pair: &[Role]| match (pair[0], pair[1]) {
            (Role::Feature { stride: outer, .. }, Role::Feature { size, stride }) => outer == size * stride,
            _ => false,
        };
        if let (true, Some(&Role::Feature { stride, .. })) = (group.windows(2).all(nested), group.last()) {
            return Some(Role::Feature { size: dim, stride });
        }
        if count < self.old.len() {
            return None;
        }
        self.flat = group.to_vec();
        Some(Role::Flat)
    }
}

/// The sizes after the batch axis that a reshape requests.
fn requested(shape: &[i64], dims: &[usize], may_infer: bool, total: usize) -> Option<Vec<usize>> {
    let copied = |(index, &size): (usize, &i64)| match size {
        0 => dims.get(index + 1).map(|&dim| i64::try_from(dim).ok())?,
        size => Some(size),
    };
    let sizes: Vec<i64> = shape.iter().enumerate().map(copied).collect::<Option<_>>()?;
    let inferred = sizes.iter().filter(|&&size| size == -1).count();
    let known = sizes.iter().filter(|&&size| size != -1).try_fold(1_usize, |product, &size| {
        product.checked_mul(usize::try_from(size).ok().filter(|&size| size > 0)?)
    })?;
    let missing = match inferred {
        0 if known == total => 1,
        1 if may_infer && total.is_multiple_of(known) => total / known,
        _ => return None,
    };
    sizes.iter().map(|&size| if size == -1 { Some(missing) } else { usize::try_from(size).ok() }).collect()
}

#[cfg(test)]
mod tests {
    use super::Role::{Batch, Each, Flat, Length, Unit};
    use super::*;

    const CHANNEL: Role = Role::Feature { size: 3, stride: 1 };

    fn axes(roles: &[Role]) -> Axes {
        Axes::new(roles)
    }

    #[test]
    fn a_reshape_is_followed_when_it_does_not_mix_positions_and_channels() {
        let check = |from: &[Role], shape: &[i64], expect: Option<&[Role]>| {
            assert_eq!(axes(from).reshape(shape, 1, 596), expect.map(axes), "{from:?} {shape:?}");
        };
        check(&[Batch, Unit, CHANNEL, Length], &[-1, 3, 596, 1], Some(&[Batch, CHANNEL, Length, Unit]));
        check(&[Batch, CHANNEL, Length], &[0, 3, 1, -1], Some(&[Batch, CHANNEL, Unit, Length]));
        check(&[Batch, CHANNEL, Length], &[0, 0, 0], Some(&[Batch, CHANNEL, Length]));
        check(&[Batch, CHANNEL, Length], &[-1, 596, 3], None);
        check(&[Batch, CHANNEL, Length], &[-1, -1], None);
        check(&[Batch, CHANNEL, Length], &[5, 3, 596], None);
        check(&[Batch, CHANNEL, Length], &[], None);
    }

    #[test]
    fn the_positions_of_all_sequences_become_one_axis_and_return() {
        let rows = axes(&[Each, CHANNEL]);
        let map = axes(&[Batch, Length, CHANNEL]);
        assert_eq!(map.reshape(&[-1, 3], 1, 596).as_ref(), Some(&rows));
        assert_eq!(map.reshape(&[1192, 3], 2, 596).as_ref(), Some(&rows));
        assert_eq!(map.reshape(&[595, 3], 1, 596), None);
        assert_eq!(axes(&[Batch, CHANNEL, Length]).reshape(&[-1, 3], 1, 596), None, "that would mix them");
        assert_eq!(rows.reshape(&[-1, 596, 3], 1, 596).as_ref(), Some(&map));
        assert_eq!(rows.reshape(&[1, -1, 3], 1, 596).as_ref(), Some(&map));
        assert_eq!(rows.reshape(&[0, 3], 1, 596).as_ref(), Some(&rows));
        assert_eq!(rows.reshape(&[-1, 3, 596], 1, 596), None);
        assert_eq!(rows.dims(2, 596), [1192, 3]);
    }

    #[test]
    fn channels_are_split_and_merged() {
        let six = axes(&[Batch, Role::feature(6, 1), Length]);
        let split = axes(&[Batch, Role::feature(2, 3), Role::feature(3, 1), Length]);
        assert_eq!(six.reshape(&[0, 2, 3, -1], 1, 50).as_ref(), Some(&split));
        assert_eq!(split.reshape(&[1, 6, 50], 1, 50), Some(six));
        let swapped = split.transpose(&[0, 2, 1, 3]).unwrap();
        assert_eq!(swapped.reshape(&[1, 6, 50], 1, 50), None, "that would reorder the channels");
    }

    #[test]
    fn a_flattened_map_keeps_its_roles() {
        let flat = axes(&[Batch, CHANNEL, Length]).reshape(&[0, -1], 1, 5).unwrap();
        assert_eq!((flat.roles(), flat.flat()), (&[Batch, Flat][..], &[CHANNEL, Length][..]));
        assert_eq!(flat.dims(2, 5), [2, 15]);
        assert_eq!(flat.flat_entries(5)[..7], [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (0, 1), (1, 1)]);
        assert_eq!(flat.reshape(&[1, 3, 5], 1, 5), Some(axes(&[Batch, CHANNEL, Length])));
    }

    #[test]
    fn a_reshape_may_contain_a_fixed_batch_size() {
        assert_eq!(axes(&[Batch, Length]).reshape(&[16, 1, 596], 16, 596), Some(axes(&[Batch, Unit, Length])));
    }
}
