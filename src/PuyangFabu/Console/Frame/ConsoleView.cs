using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame;

/// <summary>Who looks at a console page, and what its forms need; every part of a page gets it as a cascading value.</summary>
/// <param name="Path">Path of the request.</param>
/// <param name="Actor">Nobody on the sign-in page.</param>
/// <param name="TokenField">Name of the hidden field that proves a form is ours.</param>
/// <param name="Token">Its value.</param>
public sealed record ConsoleView(string Path, Actor Actor, string TokenField, string Token)
{
    public bool IsSignedIn => Actor.OperatorId is not null;
}
