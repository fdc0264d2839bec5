//! The role of each axis of a tensor.
//!
//! Exporters move axes before and after one-dimensional convolutions: Keras puts the channels last, others
//! treat sequences as images. Following the role of each axis makes such operations free of computation.

mod reshape;

/// The role of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Sequences.
    Batch,
    /// Channels, or one factor of them: the channel's index is Σ index · stride over these axes.
    Feature {
        /// Size of the axis, more than 1.
        size: usize,
        /// Channels between neighbouring entries.
        stride: usize,
    },
    /// Positions along the sequence.
    Length,
    /// No role: size 1.
    Unit,
    /// Positions and channels in one axis, see [`Axes::flat`].
    Flat,
    /// Positions of all sequences in one axis: a dense layer reads them one by one.
    Each,
}

impl Role {
    /// An axis of `size` features.
    pub const fn feature(size: usize, stride: usize) -> Self {
        if size == 1 { Self::Unit } else { Self::Feature { size, stride } }
    }
}

/// The roles of a tensor's axes, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axes {
    roles: Vec<Role>,
    flat: Vec<Role>,
}

impl Axes {
    /// Batch, and all other axes as one.
    #[must_use]
    pub fn flattened(&self) -> Self {
        let flat = self.roles.iter().copied().filter(|role| !matches!(role, Role::Batch | Role::Unit)).collect();
        Self { roles: vec![Role::Batch, Role::Flat], flat }
    }

    /// Axes with the given roles, none of them [`Role::Flat`].
    pub fn new(roles: impl Into<Vec<Role>>) -> Self {
        Self { roles: roles.into(), flat: Vec::new() }
    }

    /// The roles, in order.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The axes that were flattened into the axis [`Role::Flat`], the last one fastest.
    pub fn flat(&self) -> &[Role] {
        &self.flat
    }

    /// Number of axes.
    pub fn rank(&self) -> usize {
        self.roles.len()
    }

    /// The first axis with this role.
    pub fn position(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|&r| r == role)
    }

    /// Whether there is no axis of positions, and so only one position.
    pub fn is_pooled(&self) -> bool {
        self.position(Role::Length).is_none() && self.position(Role::Each).is_none()
    }

    /// Size of each axis.
    pub fn dims(&self, batch: usize, positions: usize) -> Vec<usize> {
        self.roles.iter().map(|role| self.size(*role, batch, positions)).collect()
    }

    fn size(&self, role: Role, batch: usize, positions: usize) -> usize {
        match role {
            Role::Batch => batch,
            Role::Feature { size, .. } => size,
            Role::Length => positions,
            Role::Each => batch.saturating_mul(positions),
            Role::Unit => 1,
            Role::Flat => {
                let sizes = self.flat.iter().map(|&role| self.size(role, batch, positions));
                sizes.fold(1, usize::saturating_mul)
            }
        }
    }

    /// The axes with another role at `axis`.
    #[must_use]
    pub fn with(mut self, axis: usize, role: Role) -> Self {
        if let Some(old) = self.roles.get_mut(axis)
            && std::mem::replace(old, role) == Role::Flat
        {
            self.flat.clear();
        }
        self
    }

    /// Position and channel of each entry of the flattened axis.
    pub fn flat_entries(&self, positions: usize) -> Vec<(usize, usize)> {
        let mut entries = vec![(0, 0)];
        for &role in &self.flat {
            let size = self.size(role, 1, positions);
            let step = |(position, channel): (usize, usize), index| match role {
                Role::Length => (index, channel),
                Role::Feature { stride, .. } => (position, channel + index * stride),
                _ => (position, channel),
            };
            entries = entries.iter().flat_map(|&entry| (0..size).map(move |index| step(entry, index))).collect();
        }
        entries
    }

    /// Axis `permutation[i]` becomes axis `i`; `None` when `permutation` is not a permutation.
    pub fn transpose(&self, permutation: &[i64]) -> Option<Self> {
        let axes = resolve(permutation, self.rank())?;
        let roles = || axes.iter().map(|&axis| self.roles[axis]).collect();
        (axes.len() == self.rank()).then(|| Self { roles: roles(), flat: self.flat.clone() })
    }

    /// Removes the given axes, all of which must be of size 1, or all axes of size 1 where `axes` is missing.
    pub fn squeeze(&self, axes: Option<&[i64]>, positions: usize) -> Option<Self> {
        let single = |role: Role| role == Role::Unit || role == Role::Length && positions == 1;
        let dropped = match axes {
            Some(axes) => resolve(axes, self.rank())?,
            None => (0..self.rank()).filter(|&axis| single(self.roles[axis])).collect(),
        };
        if dropped.iter().any(|&axis| !single(self.roles[axis])) {
            return None;
        }
        let kept = (0..self.rank()).filter(|axis| !dropped.contains(axis));
        Some(Self { roles: kept.map(|axis| self.roles[axis]).collect(), flat: self.flat.clone() })
    }

    /// Inserts axes of size 1 at the given places of the result.
    pub fn unsqueeze(&self, axes: &[i64]) -> Option<Self> {
        let rank = self.rank() + axes.len();
        let inserted = resolve(axes, rank)?;
        let mut kept = self.roles.iter();
        let role = |axis| if inserted.contains(&axis) { Some(Role::Unit) } else { kept.next().copied() };
        let roles = (0..rank).map(role).collect::<Option<Vec<_>>>()?;
        Some(Self { roles, flat: self.flat.clone() })
    }
}

/// Axis indices, negative ones counted from the end; `None` when one is out of range or occurs twice.
pub fn resolve(axes: &[i64], rank: usize) -> Option<Vec<usize>> {
    let signed_rank = i64::try_from(rank).ok()?;
    let mut seen = vec![false; rank];
    let mut resolve = |&axis: &i64| {
        let axis = usize::try_from(if axis < 0 { axis.checked_add(signed_rank)? } else { axis }).ok()?;
        (!std::mem::replace(seen.get_mut(axis)?, true)).then_some(axis)
    };
    axes.iter().map(&mut resolve).collect()
}

#[cfg(test)]
mod tests {
    use super::Role::{Batch, Length, Unit};
    use super::*;

    const CHANNEL: Role = Role::Feature { size: 3, stride: 1 };

    fn axes(roles: &[Role]) -> Axes {
        Axes::new(roles)
    }

    #[test]
    fn transposing_moves_the_roles() {
        let check = |permutation: &[i64], expect: Option<&[Role]>| {
            assert_eq!(axes(&[Batch, Length, CHANNEL]).transpose(permutation), expect.map(axes));
        };
        check(&[0, 2, 1], Some(&[Batch, CHANNEL, Length]));
        check(&[0, 2], None);
        check(&[0, 2, 2], None);
        check(&[0, 3, 1], None);
    }

    #[test]
    fn only_axes_of_size_1_are_squeezed_and_unsqueezed() {
        let nlc = axes(&[Batch, Length, CHANNEL]);
        let wrapped = axes(&[Batch, Unit, Length, CHANNEL]);
        assert_eq!(nlc.unsqueeze(&[-3]).as_ref(), Some(&wrapped));
        assert_eq!(wrapped.squeeze(Some(&[1]), 596).as_ref(), Some(&nlc));
        assert_eq!(wrapped.squeeze(None, 596).as_ref(), Some(&nlc));
        assert_eq!(nlc.squeeze(Some(&[1]), 596), None);
        assert_eq!(nlc.squeeze(Some(&[1]), 1), Some(axes(&[Batch, CHANNEL])));
    }
}
