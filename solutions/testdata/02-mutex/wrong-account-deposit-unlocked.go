// Only Withdraw and Balance lock: "adding cannot go wrong".
//
// fails: account/no-lost-update race
// fails: account/race-free race
package mutex

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.balance += amount
	return nil
}
