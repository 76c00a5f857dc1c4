using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators;

/// <summary>Shows operators as <see cref="OperatorItem"/>s: who is dormant depends on the settings and the time.</summary>
public sealed class OperatorReader(OperatorStore operators, OperatorsOptions options, TimeProvider clock)
{
    /// <summary>The operators, in the order in which they were appointed.</summary>
    public async Task<Outcome<ItemList<OperatorItem>>> ListAsync(CancellationToken cancellation) =>
        new ItemList<OperatorItem>([.. (await operators.ListAsync(cancellation)).Select(Of)]);

    /// <summary>Those of whom something waits to be confirmed.</summary>
    public async Task<Outcome<ItemList<OperatorItem>>> ListWaitingAsync(CancellationToken cancellation) =>
        new ItemList<OperatorItem>([.. (await operators.ListAsync(cancellation)).Where(static person => person.WaitingSinceMs is not null).Select(Of)]);

    public async Task<Outcome<OperatorItem>> FindAsync(long id, CancellationToken cancellation) =>
        await operators.FindAsync(id, cancellation) is { } person ? Of(person) : Refusal.NotFound("位操作员");

    public OperatorItem Of(Operator person) => OperatorItem.Of(person, options, clock.NowMs());

    public Outcome<OperatorItem> Of(Outcome<Operator> outcome) => outcome.IsRefused ? outcome.Refusal : Of(outcome.Value);
}
