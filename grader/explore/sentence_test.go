package explore

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

// catch is a TestingT that keeps what an assertion says.
type catch struct{ text string }

func (c *catch) Errorf(format string, args ...any) { c.text = fmt.Sprintf(format, args...) }

func TestAFailedAssertionBecomesOneSentence(t *testing.T) {
	tests := map[string]struct {
		fail func(c *catch)
		want string
	}{
		"two values that differ": {
			func(c *catch) { assert.Equal(c, 2, 1, "Value after %d calls", 2) },
			"Value after 2 calls: got 1, want 2",
		},
		"a condition": {
			func(c *catch) { assert.True(c, false, "ok of Reserve") },
			"ok of Reserve: Should be true",
		},
		"an error that should not be": {
			func(c *catch) { assert.NoError(c, assert.AnError, "Wait") },
			"Wait: Received unexpected error: " + assert.AnError.Error(),
		},
		"a panic that does not come": {
			func(c *catch) { assert.Panics(c, func() {}, "Unlock of a new lock") },
			"Unlock of a new lock: should panic",
		},
		"another panic than that": {
			func(c *catch) { assert.PanicsWithValue(c, "a", func() { panic("b") }, "Unlock") },
			`Unlock: should panic with value: "a" Panic value: "b"`,
		},
		"a panic that comes": {
			func(c *catch) { assert.NotPanics(c, func() { panic("b") }, "Unlock") },
			"Unlock: should not panic Panic value: b",
		},
		"no message": {
			func(c *catch) { assert.Equal(c, "a", "b", "") },
			`got "b", want "a"`,
		},
		"not testify's": {
			func(c *catch) { c.Errorf("sold %d of %d: too many", 3, 2) },
			"sold 3 of 2: too many",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var c catch
			tt.fail(&c)
			assert.Equal(t, tt.want, sentence(c.text), "sentence of %q", c.text)
		})
	}
}

func TestTheBehaviourIsInTheNameOfTheTest(t *testing.T) {
	tests := map[string]string{
		"TestCounter/no-lost-update": "counter/no-lost-update",
		"TestLockBoth/takes-both":    "lockboth/takes-both",
		"TestForEach":                "foreach",
	}
	for test, want := range tests {
		assert.Equal(t, want, Behaviour(test), "Behaviour(%q)", test)
	}
}
