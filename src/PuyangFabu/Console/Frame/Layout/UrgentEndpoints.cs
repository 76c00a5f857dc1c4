using PuyangFabu.Conversation.Alarms;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Layout;

/// <summary>What an open page asks every few seconds: is anything urgent.</summary>
public static class UrgentEndpoints
{
    public const string Path = ConsoleEndpoints.Prefix + "/urgent";

    public static void MapUrgent(this IEndpointRouteBuilder routes) => routes.MapMethods(
            Path, PageEndpoints.Methods,
            static async (UrgentReading reading, Actor actor, CancellationToken cancellation) => Results.Json((await reading.OfAsync(actor, cancellation)).Lines))
        .RequiresAny(Permission.ReplyToFollowers, Permission.ReceiveCases).WithMetadata(new MereLook()).ExcludeFromDescription();
}
