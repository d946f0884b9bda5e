package pairs

import (
	"sync/atomic"
	"testing"
)

// The last user closes the connection, and another one has just come.
type conn struct {
	users  atomic.Int32
	closed atomic.Bool
}

func (c *conn) release() {
	if c.users.Add(-1) == 0 {
		c.closed.Store(true)
	}
}

func (c *conn) hasty() bool { c.users.Add(1); return true }

func (c *conn) careful() bool {
	for n := c.users.Load(); n > 0; n = c.users.Load() {
		if c.users.CompareAndSwap(n, n+1) {
			return true
		}
	}
	return false // it is closed, or about to be
}

func shared(t *testing.T, c *conn, acquire func() bool) {
	c.users.Store(1)
	both(c.release, func() {
		if acquire() {
			if c.closed.Load() {
				t.Error("closed under its user")
			}
			c.release()
		}
	})
}

func TestLastUserBug(t *testing.T)  { c := new(conn); shared(t, c, c.hasty) }
func TestLastUserCure(t *testing.T) { c := new(conn); shared(t, c, c.careful) }
