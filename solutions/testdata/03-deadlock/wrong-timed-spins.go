// Who waits asks again and again.
//
// fails: timed/no-polling busy-wait
package deadlock

func (l *TimedLock) Lock() {
	for {
		select {
		case l.held <- struct{}{}:
			return
		default:
		}
	}
}
