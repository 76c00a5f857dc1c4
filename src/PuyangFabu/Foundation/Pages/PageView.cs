namespace PuyangFabu.Foundation.Pages;

/// <summary>How this reader sees the page; every part of a page gets it as a cascading value.</summary>
/// <param name="Path">Path and query of the request, as a link back to this page.</param>
/// <param name="LargeText">The reader switched large text on.</param>
public sealed record PageView(string Path, bool LargeText);
