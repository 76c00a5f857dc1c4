namespace PuyangFabu.Site;

/// <summary>What a public page answers, decided before any HTML is written: the status, the component and what it shows.</summary>
public sealed record PageAnswer
{
    public required Type Component { get; init; }

    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    public int Status { get; init; } = 200;

    /// <summary>A page that shows one model, handed to the component's parameter <c>Model</c>.</summary>
    public static PageAnswer Of<TPage>(object model, int status = 200) => new()
    {
        Component = typeof(TPage),
        Parameters = new Dictionary<string, object?> { ["Model"] = model },
        Status = status,
    };

    public static PageAnswer Of<TPage>(int status) => new() { Component = typeof(TPage), Status = status };

    public static PageAnswer NotFound() => Of<Pages.NotFoundPage>(404);

    public static PageAnswer Failed() => Of<Pages.FailedPage>(500);
}
