// Who does not get the second lock lets go of the first and waits for the second.
// Two who do that in step change places for ever: each has what the other one wants
// next.
//
// fails: lockboth/no-deadlock starvation
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	for {
		if err := a.LockContext(ctx); err != nil {
			return err
		}
		if b.LockTimeout(0) {
			return nil
		}
		a.Unlock()
		a, b = b, a
	}
}
