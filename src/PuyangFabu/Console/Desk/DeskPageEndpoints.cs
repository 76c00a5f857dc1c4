using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Desk;

/// <summary>Route of the 工作台.</summary>
public static class DeskPageEndpoints
{
    public static void MapDeskPages(this IEndpointRouteBuilder console) => console.MapMethods(
        "", PageEndpoints.Methods,
        static (DeskPages pages, Actor actor, CancellationToken cancellation) => pages.DeskAsync(actor, cancellation)).AsConsolePage();
}
