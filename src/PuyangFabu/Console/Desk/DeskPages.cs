using PuyangFabu.Console.Frame;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Desk;

/// <summary>What the 工作台 shows.</summary>
public sealed class DeskPages(SelfView self, OperatorStore operators, OperatorItems items)
{
    public async Task<ConsoleAnswer> DeskAsync(Actor actor, CancellationToken cancellation) =>
        ConsoleAnswer.Of<DeskPage>(new DeskModel(
            (await self.OfAsync(actor, cancellation)).Value,
            [.. (await operators.ListAsync(cancellation)).Where(static person => person.WaitingSinceMs is not null).Select(items.Of)]));
}
