package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNoMessageSaysWhereSomethingIsInMemory(t *testing.T) {
	tests := map[string]string{
		"panic: (*race.Seats) 0xc000012345":        "panic: (*race.Seats) 0x…",
		"panic: main.T{f:(func())(0x4b2d60), n:3}": "panic: main.T{f:(func())(0x…), n:3}",
		"got 0x1f, want 0x20":                      "got 0x1f, want 0x20",
		"0xtwelve seats":                           "0xtwelve seats",
	}
	for message, want := range tests {
		assert.Equal(t, want, withoutAddresses(message), "withoutAddresses(%q)", message)
	}
}
