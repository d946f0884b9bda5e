// A comment moves the cursor, so that the terminal shows something else.
//
// refused: intake 6
package race

// Inc adds one.[2K[1A
func (c *Counter) Inc() {}
