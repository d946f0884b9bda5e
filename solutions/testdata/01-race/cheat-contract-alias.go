// The type is another one's, with what that has ready made.
//
// unbuilt: 8
package race

import "sync/atomic"

type Counter = counter

type counter struct{ n atomic.Int64 }

func (c *Counter) Inc() { c.n.Add(1) }

func (c *Counter) Value() int { return int(c.n.Load()) }
