using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.SecondFactors;

namespace PuyangFabu.Console.Security;

/// <summary>The picture to scan; one of our own, because pages allow none from <c>data:</c> addresses.</summary>
public static class SecondFactorPictureEndpoints
{
    public static void MapSecondFactorPicture(this IEndpointRouteBuilder routes) => routes.MapMethods(
            "/console/security/second-factor/qr.png", PageEndpoints.Methods,
            static async (SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) =>
                await enrolment.PendingAsync(actor, cancellation) is { IsRefused: false } pending
                    ? Results.Bytes(QrPicture.Draw(pending.Value.Uri), "image/png")
                    : Results.NotFound())
        .RequireAuthorization().AllowsWhile(SignInRestriction.SecondFactor).ExcludeFromDescription();
}
