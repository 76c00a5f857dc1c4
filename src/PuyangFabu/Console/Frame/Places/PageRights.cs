using System.Reflection;
using Microsoft.AspNetCore.Components;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Places;

/// <summary>Who may open a page, as the page itself says it; for links from elsewhere.</summary>
public static class PageRights
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<RequiresAttribute>>> Found = new(static () =>
        (from page in typeof(PageRights).Assembly.GetTypes()
         from route in page.GetCustomAttributes<RouteAttribute>()
         select (route.Template, Asks: page.GetCustomAttributes<RequiresAttribute>().ToArray()))
        .ToDictionary(static page => page.Template, static page => (IReadOnlyList<RequiresAttribute>)page.Asks, StringComparer.OrdinalIgnoreCase));

    /// <param name="path">A route without parameters.</param>
    /// <returns>False for a page that is not there.</returns>
    public static bool MayOpen(string path, Actor actor) =>
        Found.Value.TryGetValue(path, out var asked) && asked.All(requires => requires.AnyOf.Any(actor.May));
}
