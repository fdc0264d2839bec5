//! What each method is called, where it was published, and why it fails where a neuron has several facets.

use super::Kind;

/// Its name.
pub fn title(method: Kind) -> String {
    let title = match method {
        Kind::Kelley => "Stacking above half of the maximum (Kelley 2016)",
        Kind::Alipanahi => "Stacking above zero (Alipanahi 2015)",
        Kind::Saliency => "Saliency",
        Kind::GradientInput => "Gradient × input",
        Kind::DeepLift => "DeepLIFT",
        Kind::IntegratedGradients => "Integrated gradients",
        Kind::Mutagenesis => "In-silico mutagenesis",
        Kind::Modisco => "TF-MoDISco on DeepLIFT",
        Kind::NeuronMotif => "NeuronMotif",
    };
    title.into()
}

/// One sentence.
pub fn reason(method: Kind) -> &'static str {
    match method {
        Kind::Kelley => {
            "The sequences of all facets are stacked as they are, so a motif that lies at several places is written over itself."
        }
        Kind::Alipanahi => {
            "Every sequence that activates the neuron counts alike, so the facets are mixed and the many weak sequences wash them out."
        }
        Kind::Saliency => {
            "The slope at a sequence points to what would excite the neuron more, often towards several facets at once, not to what is there."
        }
        Kind::GradientInput => {
            "It keeps of the slope what the sequence's own letters share, so one sequence shows one facet at best, and the stack shows their mixture."
        }
        Kind::DeepLift => {
            "A max-pooling hands its whole difference to one place, so each sequence tells of the facet that won there, and the stack of all of them."
        }
        Kind::IntegratedGradients => {
            "The way from the reference passes where another facet wins the max-pooling, so the importances of one sequence may belong to several facets, and the stack mixes them all."
        }
        Kind::Mutagenesis => {
            "Where a letter is exchanged, another place of the max-pooling can take over, so important letters may look dispensable, and the stack mixes the facets."
        }
        Kind::Modisco => {
            "It aligns windows by their importances, so it can only be as clear as these, and what one sequence's importances have mixed no alignment takes apart."
        }
        Kind::NeuronMotif => {
            "The sequences are divided by the maps that enter each max-pooling before they are stacked, so each matrix holds one facet."
        }
    }
}

/// Authors, year, identifier.
pub fn source(method: Kind) -> &'static str {
    match method {
        Kind::Kelley => "Kelley, Snoek and Rinn 2016, doi:10.1101/gr.200535.115",
        Kind::Alipanahi => "Alipanahi, Delong, Weirauch and Frey 2015, doi:10.1038/nbt.3300",
        Kind::Saliency => "Simonyan, Vedaldi and Zisserman 2013, doi:10.48550/arXiv.1312.6034",
        Kind::GradientInput => "Shrikumar, Greenside, Shcherbina and Kundaje 2016, doi:10.48550/arXiv.1605.01713",
        Kind::DeepLift => "Shrikumar, Greenside and Kundaje 2017, doi:10.48550/arXiv.1704.02685",
        Kind::IntegratedGradients => "Sundararajan, Taly and Yan 2017, doi:10.48550/arXiv.1703.01365",
        Kind::Mutagenesis => "Zhou and Troyanskaya 2015, doi:10.1038/nmeth.3547",
        Kind::Modisco => "Shrikumar et al. 2018, doi:10.48550/arXiv.1811.00416",
        Kind::NeuronMotif => "Wei et al. 2023, doi:10.1073/pnas.2216698120",
    }
}
