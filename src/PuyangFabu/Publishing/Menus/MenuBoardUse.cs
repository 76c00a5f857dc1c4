using PuyangFabu.Accounts;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Buttons of the newest menus that ask for a board.</summary>
public sealed class MenuBoardUse(AccountRegistry accounts) : IBoardUse
{
    public async Task<string?> DescribeAsync(DbSession session, Board board)
    {
        foreach (var account in accounts.All)
        {
            if (await MenuStore.LatestAsync(session, account.Slug) is { } menu
                && MenuWarnings.Placed(MenuJson.Read(menu.Content)).Any(placed => board.Slug.Equals(MenuWarnings.SlugOf(placed.Button), StringComparison.OrdinalIgnoreCase)))
            {
                return $"“{account.Name}”菜单上的按钮";
            }
        }

        return null;
    }
}
