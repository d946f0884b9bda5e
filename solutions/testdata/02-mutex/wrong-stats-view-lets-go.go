// View takes a Snapshot and runs fn on it with nothing held.
//
// fails: stats/writer-excluded atomicity
package mutex

func (s *Stats) View(fn func(count, sum int)) {
	fn(s.Snapshot())
}
