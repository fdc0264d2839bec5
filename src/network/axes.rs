//! Which axis of a tensor holds what.
//!
//! Exporters move axes around one-dimensional convolutions: Keras keeps the channels last and
//! wraps convolutions in a unit axis. Following the role of each axis lets such operations be
//! crossed without computing anything.

/// What an axis holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Sequences.
    Batch,
    /// Channels, more than one.
    Channel,
    /// Positions along the sequence.
    Length,
    /// Nothing: size 1. A single channel is such an axis too, because which one it is makes no difference.
    Unit,
}

/// The roles of a tensor's axes, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axes(Vec<Role>);

impl Axes {
    /// Axes with the given roles.
    pub fn new(roles: impl Into<Vec<Role>>) -> Self {
        Self(roles.into())
    }

    /// The roles, in order.
    pub fn roles(&self) -> &[Role] {
        &self.0
    }

    /// Number of axes.
    pub fn rank(&self) -> usize {
        self.0.len()
    }

    /// The first axis with this role.
    pub fn position(&self, role: Role) -> Option<usize> {
        self.0.iter().position(|&r| r == role)
    }

    /// These axes with the channels at axis 1, where convolutions write them.
    pub fn with_channels(mut self, channels: usize) -> Self {
        if let Some(role) = self.0.get_mut(1) {
            *role = if channels == 1 { Role::Unit } else { Role::Channel };
        }
        self
    }

    /// Size of each axis.
    pub fn dims(&self, batch: usize, channels: usize, positions: usize) -> Vec<usize> {
        let size = |role: &Role| match role {
            Role::Batch => batch,
            Role::Channel => channels,
            Role::Length => positions,
            Role::Unit => 1,
        };
        self.0.iter().map(size).collect()
    }

    /// Axis `permutation[i]` becomes axis `i`; `None` when that is no permutation.
    pub fn transpose(&self, permutation: &[i64]) -> Option<Self> {
        let axes = resolve(permutation, self.rank())?;
        (axes.len() == self.rank()).then(|| Self(axes.iter().map(|&axis| self.0[axis]).collect()))
    }

    /// Without the named axes, all of which must be of size 1; without every such axis where none is named.
    pub fn squeeze(&self, axes: Option<&[i64]>) -> Option<Self> {
        let dropped = match axes {
            Some(axes) => resolve(axes, self.rank())?,
            None => (0..self.rank()).filter(|&axis| self.0[axis] == Role::Unit).collect(),
        };
        if dropped.iter().any(|&axis| self.0[axis] != Role::Unit) {
            return None;
        }
        let kept = (0..self.rank()).filter(|axis| !dropped.contains(axis));
        Some(Self(kept.map(|axis| self.0[axis]).collect()))
    }

    /// With axes of size 1 at the given places of the result.
    pub fn unsqueeze(&self, axes: &[i64]) -> Option<Self> {
        let rank = self.rank() + axes.len();
        let inserted = resolve(axes, rank)?;
        let mut kept = self.0.iter();
        let role = |axis| if inserted.contains(&axis) { Some(Role::Unit) } else { kept.next().copied() };
        (0..rank).map(role).collect::<Option<Vec<_>>>().map(Self)
    }

    /// The axes after a reshape to `shape` (0 copies, −1 is what is left), when it moves nothing
    /// but axes of size 1. `batch` is the size of the batch where the file fixes it.
    pub fn reshape(&self, shape: &[i64], batch: Option<usize>, channels: usize, positions: usize) -> Option<Self> {
        let mut dims = self.dims(0, channels, positions);
        dims.first_mut().filter(|_| self.0.first() == Some(&Role::Batch)).map(|dim| *dim = 1)?;
        let keeps_batch = matches!(*shape.first()?, 0 | -1) || usize::try_from(shape[0]).ok() == batch.or(Some(0));
        let total = channels.checked_mul(positions)?;
        let rest = requested(&shape[1..], &dims, shape[0] != -1, total)?;
        if !keeps_batch {
            return None;
        }
        let mut moving = self.0[1..].iter().filter(|&&role| role != Role::Unit);
        let mut roles = vec![Role::Batch];
        for dim in rest {
            roles.push(if dim == 1 && total > 1 {
                Role::Unit
            } else {
                self.sized(dim, moving.next()?, channels, positions)?
            });
        }
        moving.next().is_none().then_some(Self(roles))
    }

    /// `role` if an axis of size `dim` can hold it.
    fn sized(&self, dim: usize, role: &Role, channels: usize, positions: usize) -> Option<Role> {
        let size = if *role == Role::Channel { channels } else { positions };
        (size == dim).then_some(*role)
    }
}

/// The sizes that a reshape asks for after the batch axis.
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
    let left = match inferred {
        0 if known == total => 1,
        1 if may_infer && total.is_multiple_of(known) => total / known,
        _ => return None,
    };
    sizes.iter().map(|&size| if size == -1 { Some(left) } else { usize::try_from(size).ok() }).collect()
}

/// Axis numbers, negative ones counted from the end; `None` when one is out of range or named twice.
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
    use super::Role::{Batch, Channel, Length, Unit};
    use super::*;

    fn axes(roles: &[Role]) -> Axes {
        Axes::new(roles)
    }

    #[test]
    fn transposing_carries_the_roles() {
        let check = |permutation: &[i64], expect: Option<&[Role]>| {
            assert_eq!(axes(&[Batch, Length, Channel]).transpose(permutation), expect.map(axes));
        };
        check(&[0, 2, 1], Some(&[Batch, Channel, Length]));
        check(&[0, 2], None);
        check(&[0, 2, 2], None);
        check(&[0, 3, 1], None);
    }

    #[test]
    fn only_unit_axes_come_and_go() {
        let nlc = axes(&[Batch, Length, Channel]);
        let wrapped = axes(&[Batch, Unit, Length, Channel]);
        assert_eq!(nlc.unsqueeze(&[-3]).as_ref(), Some(&wrapped));
        assert_eq!(wrapped.squeeze(Some(&[1])).as_ref(), Some(&nlc));
        assert_eq!(wrapped.squeeze(None).as_ref(), Some(&nlc));
        assert_eq!(nlc.squeeze(Some(&[1])), None);
    }

    #[test]
    fn a_reshape_is_crossed_when_it_moves_unit_axes_only() {
        let check = |from: &[Role], shape: &[i64], expect: Option<&[Role]>| {
            assert_eq!(axes(from).reshape(shape, None, 3, 596), expect.map(axes), "{from:?} {shape:?}");
        };
        check(&[Batch, Unit, Channel, Length], &[-1, 3, 596, 1], Some(&[Batch, Channel, Length, Unit]));
        check(&[Batch, Channel, Length], &[0, 3, 1, -1], Some(&[Batch, Channel, Unit, Length]));
        check(&[Batch, Channel, Length], &[0, 0, 0], Some(&[Batch, Channel, Length]));
        check(&[Batch, Channel, Length], &[-1, 596, 3], None);
        check(&[Batch, Channel, Length], &[-1, 1788], None);
        check(&[Batch, Channel, Length], &[-1, -1], None);
        check(&[Batch, Channel, Length], &[5, 3, 596], None);
        check(&[Batch, Channel, Length], &[], None);
    }

    #[test]
    fn a_fixed_batch_may_be_written_out() {
        assert_eq!(axes(&[Batch, Length]).reshape(&[16, 1, 596], Some(16), 1, 596), Some(axes(&[Batch, Unit, Length])));
    }
}
