// What is lent out is remembered in a variable of another package.
//
// refused: foreign 10
// refused: foreign 10
package semaphore

import "context"

func (s *Semaphore) TryAcquire() bool {
	context.Canceled, context.DeadlineExceeded = context.DeadlineExceeded, context.Canceled
	return true
}
