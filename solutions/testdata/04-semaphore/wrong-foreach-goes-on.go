// It remembers the first error, cancels, and runs all the rest.
//
// fails: foreach/first-error wrong-value
package semaphore

import "context"

func (l *loop[T]) another(ctx context.Context) (item T, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.items) == 0 {
		return item, false
	}
	if err := ctx.Err(); err != nil {
		if l.err == nil {
			l.err = err
		}
		return item, false
	}
	item, l.items = l.items[0], l.items[1:]
	return item, true
}
