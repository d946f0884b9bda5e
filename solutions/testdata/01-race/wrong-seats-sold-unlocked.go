// Sold reads without the lock.
//
// fails: seats/holder-agrees race
package race

func (s *Seats) Sold() int { return len(s.holders) }
