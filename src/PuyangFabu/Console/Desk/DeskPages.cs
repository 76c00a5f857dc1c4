using PuyangFabu.Accounts;
using PuyangFabu.Console.Frame;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Desk;

/// <summary>What the 工作台 shows.</summary>
public sealed class DeskPages(
    SelfView self, OperatorStore operators, OperatorReader items, AccountRegistry accounts, EncryptionStates encryption, WeChatOptions options)
{
    public async Task<ConsoleAnswer> DeskAsync(Actor actor, CancellationToken cancellation) =>
        ConsoleAnswer.Of<DeskPage>(new DeskModel(
            (await self.OfAsync(actor, cancellation)).Value,
            [.. (await operators.ListAsync(cancellation)).Where(static person => person.WaitingSinceMs is not null).Select(items.Of)],
            [.. accounts.States.Select(Of)]));

    private DeskAccount Of(AccountState account)
    {
        var view = encryption.Show(account);
        return new($"{account.Options.Name}（{account.Slug}）", view.Note, !view.PlainRefused && options.Sandbox != true);
    }
}
