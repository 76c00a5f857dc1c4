using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators;

/// <summary>Makes <see cref="OperatorItem"/>s: who is dormant depends on the settings and the time.</summary>
public sealed class OperatorReader(OperatorsOptions options, TimeProvider clock)
{
    public OperatorItem Of(Operator person) => OperatorItem.Of(person, options, clock.NowMs());

    public Outcome<OperatorItem> Of(Outcome<Operator> outcome) => outcome.IsRefused ? outcome.Refusal : Of(outcome.Value);
}
