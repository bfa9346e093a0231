import {
  type BinaryOperationNode,
  type ColumnDefinitionNode,
  type DataTypeNode,
  OperatorNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  ValueListNode,
} from 'kysely'

/** Writes queries so that they mean what they mean to SQLite. */
export class Compiler extends PostgresQueryCompiler {
  #isColumn = false

  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    this.#isColumn = true
    super.visitColumnDefinition(node)
    this.#isColumn = false
  }

  /** Text is in the order of its bytes, so that lists have one order wherever a record is kept. */
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node)
    if (this.#isColumn && node.dataType === 'text') this.append(' collate "C"')
  }

  /** Nothing is in an empty list, which PostgreSQL takes for a mistake. (Kysely's own plugin for it misses lists within subqueries.) */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand: list } = node
    const isEmpty = (PrimitiveValueListNode.is(list) || ValueListNode.is(list)) && list.values.length === 0
    if (isEmpty && OperatorNode.is(operator)) this.append(operator.operator === 'in' ? 'false' : 'true')
    else super.visitBinaryOperation(node)
  }
}
