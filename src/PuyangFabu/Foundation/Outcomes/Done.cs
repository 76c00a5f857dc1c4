namespace PuyangFabu.Foundation.Outcomes;

/// <summary>The result of what has none to show.</summary>
public sealed record Done
{
    private Done()
    {
    }

    public static Done It { get; } = new();
}
