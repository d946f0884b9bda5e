// Whoever comes with a context that has ended gets an error, and the lock.
//
// fails: timed/no-lost-lock leak
// fails: lockboth/all-or-nothing leak
package deadlock

import "context"

func (l *TimedLock) LockContext(ctx context.Context) error {
	select {
	case l.held <- struct{}{}:
		return ctx.Err()
	default:
	}
	select {
	case l.held <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
