// Locks are taken in the order of their addresses, which only package unsafe knows.
//
// refused: imports 8
package deadlock

import (
	"context"
	"unsafe"
)

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if uintptr(unsafe.Pointer(a)) > uintptr(unsafe.Pointer(b)) {
		a, b = b, a
	}
	return a.LockContext(ctx)
}
