package shim

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAChannelsModelTakesRoomForWhatIsSent(t *testing.T) {
	c := newChannel(1 << 20)
	for v := range 3 {
		c.send(v)
	}
	assert.LessOrEqual(t, cap(c.buffer), 8, "room for three values of a million")
	for want := range 3 {
		got, ok := c.receive(nil)
		assert.True(t, ok, "a value is there")
		assert.Equal(t, want, got, "value")
	}
	assert.False(t, c.canReceive(), "receiving once more")
}

func TestAChannelsModelGoesRound(t *testing.T) {
	c := newChannel(2)
	next := 0
	for v := range 7 {
		c.send(v)
		if v%2 == 1 {
			for range 2 {
				got, _ := c.receive(nil)
				assert.Equal(t, next, got, "value %d", next)
				next++
			}
		}
	}
	assert.Equal(t, 1, c.n, "values that are left")
}
