// What is done with a table in the text, from the cell that one is in. A cell may stand over several rows or columns: the table is read as
// the grid that readers see.
const rowsOf = table => [...table.rows];
const number = (cell, name) => Math.max(1, cell[name] || 1);

const gridOf = table => {
  const grid = rowsOf(table).map(() => []);
  for (const [y, row] of rowsOf(table).entries()) {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x]) x++;
      for (let down = 0; down < number(cell, 'rowSpan') && y + down < grid.length; down++) {
        for (let right = 0; right < number(cell, 'colSpan'); right++) grid[y + down][x + right] = cell;
      }
    }
  }

  return grid;
};

const placeOf = (grid, cell) => {
  const y = grid.findIndex(row => row.includes(cell));
  return { x: grid[y].indexOf(cell), y };
};

const emptyLike = cell => {
  const made = document.createElement(cell?.localName ?? 'td');
  if (made.localName === 'th') made.setAttribute('scope', 'col');
  made.append(document.createElement('br'));
  return made;
};

const span = (cell, name, by) => {
  const now = number(cell, name) + by;
  if (now > 1) cell[name] = now;
  else cell.removeAttribute(name.toLowerCase());
};

// In front of the first cell of the row that begins at this column or behind it.
const insertAt = (row, grid, y, x, cell) => {
  const next = grid[y].slice(x).find((other, at) => other?.parentNode === row && grid[y].indexOf(other) >= x + at);
  row.insertBefore(cell, next ?? null);
};

const addRow = (table, cell, below) => {
  const grid = gridOf(table);
  const { y } = placeOf(grid, cell);
  const at = below ? y + number(cell, 'rowSpan') - 1 : y;
  const row = document.createElement('tr');
  let first;
  for (const [x, over] of grid[at].entries()) {
    if (x && grid[at][x - 1] === over) continue;
    // One that stands over the gap grows.
    const beyond = below ? grid[at + 1]?.[x] : grid[at - 1]?.[x];
    if (over && beyond === over) span(over, 'rowSpan', 1);
    else for (let right = 0; right < (over ? number(over, 'colSpan') : 1); right++) {
      const made = emptyLike();
      first ??= made;
      row.append(made);
    }
  }

  const beside = table.rows[at];
  // Below the row of headings the table itself begins.
  if (beside.parentNode.localName !== 'thead') beside[below ? 'after' : 'before'](row);
  else (table.tBodies[0] ?? table.appendChild(document.createElement('tbody'))).prepend(row);
  return first;
};

const addColumn = (table, cell, right) => {
  const grid = gridOf(table);
  const { x } = placeOf(grid, cell);
  const at = right ? x + number(cell, 'colSpan') : x;
  const grown = new Set();
  let first;
  for (const [y, row] of rowsOf(table).entries()) {
    const before = grid[y][at - 1];
    if (before && before === grid[y][at]) {
      if (!grown.has(before)) span(before, 'colSpan', 1);
      grown.add(before);
      continue;
    }

    const made = emptyLike(row.parentNode.localName === 'thead' ? row.cells[0] : null);
    insertAt(row, grid, y, at, made);
    if (y === placeOf(grid, cell).y) first = made;
  }

  return first;
};

const removeRow = (table, cell) => {
  const grid = gridOf(table);
  const { x, y } = placeOf(grid, cell);
  const row = table.rows[y];
  for (const over of new Set(grid[y])) {
    if (!over || number(over, 'rowSpan') === 1) continue;
    span(over, 'rowSpan', -1);
    // What begins here and goes on below begins there.
    if (over.parentNode === row && table.rows[y + 1]) insertAt(table.rows[y + 1], grid, y + 1, grid[y].indexOf(over), over);
  }

  const part = row.parentNode;
  row.remove();
  if (!part.rows.length) part.remove();
  const left = gridOf(table);
  return left[Math.min(y, left.length - 1)]?.[x];
};

const removeColumn = (table, cell) => {
  const grid = gridOf(table);
  const { x, y } = placeOf(grid, cell);
  for (const over of new Set(grid.map(row => row[x]))) {
    if (!over) continue;
    if (number(over, 'colSpan') > 1) span(over, 'colSpan', -1);
    else over.remove();
  }

  for (const row of rowsOf(table)) if (!row.cells.length) row.remove();
  const left = gridOf(table);
  return left[Math.min(y, left.length - 1)]?.[Math.max(0, x - 1)];
};

const renamed = (cell, name) => {
  const made = document.createElement(name);
  for (const { name: attribute, value } of cell.attributes) if (attribute !== 'scope') made.setAttribute(attribute, value);
  if (name === 'th') made.setAttribute('scope', 'col');
  made.append(...cell.childNodes);
  cell.replaceWith(made);
  return made;
};

export const hasHead = table => Boolean(table.rows[0]) && [...table.rows[0].cells].every(cell => cell.localName === 'th');

const toggleHead = (table, cell) => {
  const [row] = table.rows;
  const on = !hasHead(table);
  const at = cell.parentNode === row ? cell.cellIndex : -1;
  for (const one of [...row.cells]) renamed(one, on ? 'th' : 'td');
  if (on) {
    const head = table.tHead ?? table.createTHead();
    head.append(row);
    for (const body of [...table.tBodies]) if (!body.rows.length) body.remove();
  } else {
    const body = table.tBodies[0] ?? table.appendChild(document.createElement('tbody'));
    body.prepend(...table.tHead?.rows ?? []);
    table.tHead?.remove();
  }

  return at < 0 ? cell : row.cells[at];
};

/** By what a tool says in data-table; each returns the cell to be in afterwards, or nothing when the table is gone. */
export const tableWays = {
  above: (table, cell) => addRow(table, cell, false),
  below: (table, cell) => addRow(table, cell, true),
  left: (table, cell) => addColumn(table, cell, false),
  right: (table, cell) => addColumn(table, cell, true),
  'row-away': removeRow,
  'column-away': removeColumn,
  head: toggleHead,
  away: () => undefined,
};

export const newTable = (rows, columns) => {
  const table = document.createElement('table');
  table.innerHTML = `<tbody>${`<tr>${'<td><br></td>'.repeat(columns)}</tr>`.repeat(rows)}</tbody>`;
  return table;
};
