namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Marks routes that make something new: they answer 201 and say where it is.</summary>
public static class CreatedRoutes
{
    /// <param name="location">The path of the new thing.</param>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder route, Func<T, string> location) =>
        route.WithMetadata(new CreatedLocation(made => location((T)made)));
}

/// <summary>Metadata of a route that makes something new.</summary>
/// <param name="Of">From the result to its path.</param>
public sealed record CreatedLocation(Func<object, string> Of);
