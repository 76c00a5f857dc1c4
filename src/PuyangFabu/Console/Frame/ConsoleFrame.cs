using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Console.Frame;

/// <summary>A console page with its view, as handed to the renderer.</summary>
public sealed record ConsoleFrame(PageAnswer Answer, ConsoleView View);
