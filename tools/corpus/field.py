"""What every number of a tensor depends on: a range of positions of the input, and what lies on the way."""

from dataclasses import dataclass

import numpy as np

import windows

FAR = 10**9


@dataclass
class Field:
    """Arrays of the tensor's shape. Ranges are [low, high) and run on over the edges of the input.

    `touched`: a padded place takes part. `whole`: it sums up the whole sequence.
    `blocked`: it lies behind an operation that cannot be cut to a receptive field.
    """

    low: np.ndarray
    high: np.ndarray
    touched: np.ndarray
    whole: np.ndarray
    blocked: np.ndarray

    @classmethod
    def of_input(cls, case, arrange):
        """Each place of the input depends on its own position."""
        shape = (case.batch or 1, case.length_used, case.letters)
        low = arrange(case, np.broadcast_to(np.arange(case.length_used)[None, :, None], shape))
        no = np.zeros(low.shape, bool)
        return cls(low, low + 1, no, no, no)

    @property
    def shape(self):
        return self.low.shape

    def map(self, change, bits=None):
        """The same rearrangement of all arrays."""
        bits = bits or change
        return Field(change(self.low), change(self.high), bits(self.touched), bits(self.whole), bits(self.blocked))

    def reduce(self, axes, keep=True):
        """Everything along these axes taken together."""
        axes = tuple(axes)
        low, high = self.low.min(axes, keepdims=keep), self.high.max(axes, keepdims=keep)
        grew = (high - low).max() > (self.high - self.low).max()
        whole = self.whole.any(axes, keepdims=keep) | (grew and constant(low) and constant(high))
        return Field(
            low, high, self.touched.any(axes, keepdims=keep), whole, self.blocked.any(axes, keepdims=keep)
        )

    def expand(self, shape):
        return self.map(lambda array: np.broadcast_to(array, shape))

    def pad(self, axis, left, right):
        """Padded places continue the ranges and are marked as touched."""
        grow = lambda array: windows.extended(array, axis, left, right, True)
        same = lambda array: grow(array.astype(int)).astype(bool)
        touched = windows.extended(self.touched, axis, left, right, False)
        return Field(grow(self.low), grow(self.high), touched, same(self.whole), same(self.blocked))

    def window(self, axis, kernel, stride, dilation, left, right):
        """One axis of a convolution or pool."""
        wide = self.pad(axis, left, right)
        slide = lambda array, how: windows.slide(array, axis, kernel, stride, dilation, how)
        bits = [slide(array, np.any) for array in (wide.touched, wide.whole, wide.blocked)]
        return Field(slide(wide.low, np.min), slide(wide.high, np.max), *bits)

    def block(self):
        return Field(self.low, self.high, self.touched, self.whole, np.ones(self.shape, bool))

    def sequence_axis(self):
        """The axis along which the ranges move, or None."""
        moving = [axis for axis in range(1, self.low.ndim) if varies(self.low, axis) and varies(self.high, axis)]
        return moving[0] if len(moving) == 1 else None


def constant(array):
    return array.min() == array.max()


def varies(array, axis):
    """Whether the numbers never fall and somewhere rise along an axis."""
    steps = np.diff(array, axis=axis)
    return steps.size > 0 and steps.min() >= 0 and steps.max() > 0


def join(fields, shape):
    """Elementwise: each number depends on all its operands.

    Where one operand sums up the whole sequence and another does not, the result is blocked and keeps the
    range of the other, so that its axis of positions stays visible.
    """
    fields = [field.expand(shape) for field in fields]
    take = lambda name, how: how([getattr(field, name) for field in fields], axis=0)
    whole = take("whole", np.any)
    mixed = whole & ~take("whole", np.all)
    low = np.min([np.where(field.whole & mixed, FAR, field.low) for field in fields], axis=0)
    high = np.max([np.where(field.whole & mixed, -FAR, field.high) for field in fields], axis=0)
    return Field(low, high, take("touched", np.any), whole, take("blocked", np.any) | mixed)
