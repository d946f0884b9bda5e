package judge

import "regexp"

// addressForm is where something is in memory, as Go prints pointers, channels and
// functions. Shorter numbers are no addresses on any system that grades.
var addressForm = regexp.MustCompile(`\b0x[0-9a-f]{5,16}\b`)

// withoutAddresses leaves out of a message what depends on what else is in the
// binary, and so on who else's file was built together with this one.
func withoutAddresses(message string) string { return addressForm.ReplaceAllString(message, "0x…") }
