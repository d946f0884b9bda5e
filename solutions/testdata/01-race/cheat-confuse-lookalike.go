// A package under the name of another one.
//
// refused: imports 6
package race

import sync "context"

func (c *Counter) Inc() { <-sync.Background().Done() }
