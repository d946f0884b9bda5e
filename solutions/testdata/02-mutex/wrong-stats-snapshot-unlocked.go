// Snapshot reads without the lock.
//
// fails: stats/consistent race
package mutex

func (s *Stats) Snapshot() (count, sum int) { return s.count, s.sum }
