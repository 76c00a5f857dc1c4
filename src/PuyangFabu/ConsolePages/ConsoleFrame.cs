using PuyangFabu.Site;

namespace PuyangFabu.ConsolePages;

/// <summary>A console page with its view, as handed to the renderer.</summary>
public sealed record ConsoleFrame(PageAnswer Answer, ConsoleView View);
