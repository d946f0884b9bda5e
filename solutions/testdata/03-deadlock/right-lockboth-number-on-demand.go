// A lock gets its number when it is first needed.
package deadlock

import (
	"context"
	"sync"
)

var numbers struct {
	mu sync.Mutex
	of map[*TimedLock]int
}

func number(l *TimedLock) int {
	numbers.mu.Lock()
	defer numbers.mu.Unlock()
	if numbers.of == nil {
		numbers.of = make(map[*TimedLock]int)
	}
	n, ok := numbers.of[l]
	if !ok {
		n = len(numbers.of)
		numbers.of[l] = n
	}
	return n
}

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if number(a) > number(b) {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	err := b.LockContext(ctx)
	if err != nil {
		a.Unlock()
	}
	return err
}
