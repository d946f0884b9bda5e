// The context is looked at before the wait, and not during it.
//
// fails: timed/gives-up deadlock
// fails: lockboth/all-or-nothing deadlock
package deadlock

import "context"

func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.held <- struct{}{}
	return nil
}
