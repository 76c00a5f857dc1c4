using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Console.Frame;

/// <summary>What a console route answers: a page, or the way to another one after a form was accepted.</summary>
public sealed record ConsoleAnswer
{
    public PageAnswer? Page { get; private init; }

    /// <summary>Path within the console.</summary>
    public string? Location { get; private init; }

    public static ConsoleAnswer Of<TPage>(object? model = null, int status = 200) => new() { Page = PageAnswer.Of<TPage>(model, status) };

    /// <summary>Why a form was not accepted; put into the record.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>A page again with what was typed and what was wrong with it.</summary>
    public static ConsoleAnswer Refused<TPage>(object model, Refusal refusal) =>
        new() { Page = PageAnswer.Of<TPage>(model, (int)refusal.Kind), Refusal = refusal };

    public static ConsoleAnswer To(string path) => new() { Location = path };

    public static ConsoleAnswer NotFound() => Of<Pages.ConsoleNotFound>(status: 404);
}
