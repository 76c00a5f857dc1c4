using System.Collections.Frozen;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Boards;

/// <summary>All boards at one moment, ready to be asked for by slug, by id, by parent. Immutable.</summary>
public sealed class BoardTree
{
    private readonly FrozenDictionary<string, Board> bySlug;
    private readonly FrozenDictionary<long, Board> byId;
    private readonly FrozenDictionary<string, Board> byName;
    private readonly ILookup<long, Board> byParent;

    public BoardTree(IEnumerable<Board> boards)
    {
        All = [.. boards.OrderBy(static board => board.SortOrder).ThenBy(static board => board.Id)];
        bySlug = All.ToFrozenDictionary(static board => board.Slug, StringComparer.OrdinalIgnoreCase);
        byId = All.ToFrozenDictionary(static board => board.Id);
        byParent = All.ToLookup(static board => board.ParentId ?? 0);
        byName = All.Where(IsListed)
            .DistinctBy(static board => SearchText.Normalize(board.Name))
            .ToFrozenDictionary(static board => SearchText.Normalize(board.Name), StringComparer.Ordinal);
    }

    public static BoardTree Empty { get; } = new([]);

    /// <summary>Every board, hidden ones too, in the editors' order.</summary>
    public IReadOnlyList<Board> All { get; }

    /// <summary>The visible top boards in order.</summary>
    public IEnumerable<Board> Roots => ChildrenOf(0);

    public Board? Find(string slug) => bySlug.GetValueOrDefault(slug);

    public Board? Find(long id) => byId.GetValueOrDefault(id);

    /// <summary>The visible board with this name; of two the one that stands first.</summary>
    /// <param name="normalisedName">As <see cref="SearchText.Normalize(string)"/> makes it.</param>
    public Board? FindByName(string normalisedName) => byName.GetValueOrDefault(normalisedName);

    /// <summary>The visible boards right under this one.</summary>
    public IEnumerable<Board> ChildrenOf(long boardId) => byParent[boardId].Where(static board => board.Visible);

    /// <summary>The board and all visible boards below it.</summary>
    public IReadOnlyList<long> WithDescendants(Board board)
    {
        var ids = new List<long> { board.Id };
        for (var index = 0; index < ids.Count; index++)
        {
            ids.AddRange(ChildrenOf(ids[index]).Select(static child => child.Id));
        }

        return ids;
    }

    /// <summary>True when the board and every board above it are visible: only then do pages list it.</summary>
    public bool IsListed(Board board) => PathTo(board).All(static step => step.Visible);

    /// <summary>
    /// Where readers are told that something lies: from the top board down, as far as all are visible. No reader is told the name of a
    /// hidden board, or of one below it.
    /// </summary>
    /// <returns>Empty when the top board is hidden, or there is no such board.</returns>
    public IReadOnlyList<Board> ListedPathTo(long boardId) =>
        Find(boardId) is { } board ? [.. PathTo(board).TakeWhile(static step => step.Visible)] : [];

    /// <summary>The board that readers are told of, the last of <see cref="ListedPathTo"/>; null when they are told of none.</summary>
    public Board? ListedOf(long boardId) => ListedPathTo(boardId) is [.., var board] ? board : null;

    /// <summary>From the top board down to this one.</summary>
    public IReadOnlyList<Board> PathTo(Board board)
    {
        var path = new List<Board>();
        for (var current = board; current is not null && path.Count < 8; current = current.ParentId is { } parent ? Find(parent) : null)
        {
            path.Insert(0, current);
        }

        return path;
    }
}
