// Who gives up leaves a helper behind, which gets the lock for nobody.
//
// fails: timed/no-lost-lock leak
// fails: lockboth/all-or-nothing leak
package deadlock

import "context"

func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	locked := make(chan struct{})
	go func() {
		l.held <- struct{}{}
		close(locked)
	}()
	select {
	case <-locked:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
