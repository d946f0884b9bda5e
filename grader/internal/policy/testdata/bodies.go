package race

func add(p *int64, n int64) // want "bodies"

type counter int

func (c *counter) Inc() // want "bodies"

func (c *counter) Dec() {}

type incer interface{ Inc() }
