// If the lock is free and the context has ended, select takes either.
//
// fails: timed/gives-up wrong-value
// fails: lockboth/all-or-nothing wrong-value
package deadlock

import "context"

func (l *TimedLock) LockContext(ctx context.Context) error {
	select {
	case l.held <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
