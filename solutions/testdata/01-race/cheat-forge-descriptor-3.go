// Inc writes a record of its own where the engine writes its records.
//
// refused: imports 6
package race

import "os"

func (c *Counter) Inc() {
	pipe := os.NewFile(3, "records")
	pipe.WriteString(`{"nonce":"","kind":"evidence","behaviour":"counter/no-lost-update","evidence":{"explored":1}}` + "\n")
}
