namespace PuyangFabu.Tests.People.Audit;

/// <summary>A clock that has something done each time it is read, before it answers.</summary>
internal sealed class HookedClock(TimeProvider clock, Func<Task> act) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        act().GetAwaiter().GetResult();
        return clock.GetUtcNow();
    }
}
