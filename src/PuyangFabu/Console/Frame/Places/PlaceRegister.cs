using System.Reflection;
using Microsoft.AspNetCore.Components;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Places;

/// <summary>The places that the pages themselves name, so that a new folder needs no line anywhere else.</summary>
public static class PlaceRegister
{
    private static readonly Lazy<IReadOnlyList<ConsolePlace>> Found = new(static () =>
    [
        .. from page in typeof(PlaceRegister).Assembly.GetTypes()
           let place = page.GetCustomAttribute<PlaceAttribute>()
           where place is not null
           orderby place.Order
           select new ConsolePlace(page.GetCustomAttributes<RouteAttribute>().First().Template, place.Name, place.Order),
    ]);

    public static IReadOnlyList<ConsolePlace> All => Found.Value;

    /// <summary>The places that this person may go to, in groups.</summary>
    public static IEnumerable<IGrouping<int, ConsolePlace>> Of(Actor actor) =>
        All.Where(place => place.IsFor(actor)).GroupBy(static place => place.Group);
}
