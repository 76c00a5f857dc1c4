namespace PuyangFabu.People.Audit;

/// <summary>What a route is about, as the record names it.</summary>
public static class RouteTarget
{
    /// <summary>How routes call the thing they are about.</summary>
    private static readonly string[] Names = ["id", "slug", "name", "code"];

    /// <returns>Empty when the route names nothing.</returns>
    public static string Of(RouteValueDictionary values) =>
        Names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(static value => value is not null)?.ToString() ?? "";
}
