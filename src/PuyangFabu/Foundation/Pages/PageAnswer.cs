namespace PuyangFabu.Foundation.Pages;

/// <summary>What a public page answers, decided before any HTML is written: the status, the component and what it shows.</summary>
/// <param name="Page">The component.</param>
/// <param name="Model">Handed to the component's parameter <c>Model</c>; null for a component without one.</param>
public sealed record PageAnswer(Type Page, object? Model, int Status)
{
    /// <summary>For this reader alone: kept by nobody on the way.</summary>
    public bool Private { get; init; }

    /// <summary>It names a script of this site, which the browser is to run.</summary>
    public bool Scripted { get; init; }

    public static PageAnswer Of<TPage>(object? model, int status = 200) => new(typeof(TPage), model, status);
}

/// <summary>How this reader sees the page; every part of a page gets it as a cascading value.</summary>
/// <param name="Path">Path and query of the request, as a link back to this page.</param>
/// <param name="LargeText">The reader switched large text on.</param>
public sealed record PageView(string Path, bool LargeText);
